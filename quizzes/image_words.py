"""What is said about images that are refused, changed or left behind, in words by code."""

from __future__ import annotations

from quizzes.marked_texts import N_

REFUSALS = {
    "image-kind": N_("This is no PNG, JPEG, GIF or WebP image. Save the picture as PNG or JPEG."),
    "image-broken": N_("The image is damaged or cut off. Save it anew."),
    "image-pixels": N_("The image has %(pixels)s pixels. Make it smaller than %(most)s."),
    "image-large": N_("The image is larger than %(most)s MiB. Make it smaller."),
}
CHANGES = {
    "image-scaled": N_("An image was made smaller: from %(before)s to %(after)s pixels."),
    "image-first": N_("Of a moving image the first picture was kept."),
    "image-form": N_("An image was turned from %(before)s into %(after)s."),
    "image-bare": N_("What an image file held beside the picture was removed, such as a place."),
}
LEFT = {
    "image-refused": N_("The image %(name)s was dropped. %(reason)s"),
    "image-remote": N_("An image elsewhere is never fetched, and was dropped: %(name)s."),
    "image-missing": N_("An image was dropped that is not in the file: %(name)s."),
    "image-budget": N_("The image %(name)s was dropped: there is too much to draw in this file."),
    "image-many": N_(
        "A question has room for %(most)s images; further ones were dropped: %(count)s."
    ),
    "image-nowhere": N_("An image was dropped where only text has a place: %(count)s."),
    "image-moved": N_("An image within a text stands below it."),
    "option-named": N_("An option that was an image alone was given the text “%(text)s”."),
    "images": N_("images"),
    "spaces": N_("runs of spaces and empty lines in a text with an image"),
}
WORDS = REFUSALS | CHANGES | LEFT
