"""Who may do what: one table. A route that is not in it does not work, and a test says so."""

from __future__ import annotations

from enum import StrEnum

from app.models import Role


class Audience(StrEnum):
    """Who a page is for."""

    ANYONE = "anyone"
    """Everybody, logged in or not."""
    LEARNER = "learner"
    """Whoever has a place to keep answers: guests, students, teachers previewing."""
    MEMBER = "member"
    """Students and teachers: those with an account."""
    STUDENT = "student"
    TEACHER = "teacher"


ADMITTED: dict[Audience, frozenset[Role]] = {
    Audience.LEARNER: frozenset({Role.GUEST, Role.STUDENT, Role.TEACHER}),
    Audience.MEMBER: frozenset({Role.STUDENT, Role.TEACHER}),
    Audience.STUDENT: frozenset({Role.STUDENT}),
    Audience.TEACHER: frozenset({Role.TEACHER}),
}

AUDIENCES: dict[str, Audience] = {
    "static": Audience.ANYONE,
    "learn.health": Audience.ANYONE,
    "learn.lessons": Audience.ANYONE,
    "learn.lesson": Audience.ANYONE,
    "account.login": Audience.ANYONE,
    "account.login_again": Audience.ANYONE,
    "account.logout": Audience.ANYONE,
    "account.join": Audience.ANYONE,
    "account.join_link": Audience.ANYONE,
    "account.join_class": Audience.ANYONE,
    "account.join_account": Audience.ANYONE,
    "account.invitation": Audience.ANYONE,
    "account.account": Audience.MEMBER,
    "account.keep": Audience.STUDENT,
    "account.password": Audience.MEMBER,
    "account.name": Audience.TEACHER,
    "account.end_logins": Audience.MEMBER,
    "learn.quiz": Audience.ANYONE,
    "learn.start": Audience.ANYONE,
    "learn.question": Audience.LEARNER,
    "learn.image": Audience.LEARNER,
    "learn.attempt_lesson": Audience.LEARNER,
    "learn.check": Audience.LEARNER,
    "learn.submit": Audience.LEARNER,
    "learn.receipt": Audience.LEARNER,
    "learn.attempt": Audience.LEARNER,
    "learn.work": Audience.STUDENT,
    "author.questions": Audience.TEACHER,
    "author.choose_type": Audience.TEACHER,
    "author.drafted": Audience.TEACHER,
    "author.take_drafted": Audience.TEACHER,
    "author.question": Audience.TEACHER,
    "author.image": Audience.TEACHER,
    "author.draft_image": Audience.TEACHER,
    "author.add_image": Audience.TEACHER,
    "author.edit_question": Audience.TEACHER,
    "author.quiz": Audience.TEACHER,
    "author.move_question": Audience.TEACHER,
    "author.take_out": Audience.TEACHER,
    "author.waive": Audience.TEACHER,
    "author.new_quiz": Audience.TEACHER,
    "author.new_question": Audience.TEACHER,
    "author.draft": Audience.TEACHER,
    "author.save_draft": Audience.TEACHER,
    "author.preview": Audience.TEACHER,
    "author.try_question": Audience.TEACHER,
    "author.take_up": Audience.TEACHER,
    "author.changes": Audience.TEACHER,
    "author.restore": Audience.TEACHER,
    "author.reword_quiz": Audience.TEACHER,
    "author.articles": Audience.TEACHER,
    "author.new_article": Audience.TEACHER,
    "author.discard_article": Audience.TEACHER,
    "author.take_up_article": Audience.TEACHER,
    "author.article_authors": Audience.TEACHER,
    "author.share_article": Audience.TEACHER,
    "author.stop_sharing": Audience.TEACHER,
    "author.desk": Audience.TEACHER,
    "author.decide_row": Audience.TEACHER,
    "author.merge_rows": Audience.TEACHER,
    "author.correct_row": Audience.TEACHER,
    "author.undo": Audience.TEACHER,
    "author.write_text": Audience.TEACHER,
    "author.publish_lesson": Audience.TEACHER,
    "author.take_revision": Audience.TEACHER,
    "author.lesson_history": Audience.TEACHER,
    "author.export_pack": Audience.TEACHER,
    "author.import_pack": Audience.TEACHER,
    "author.pack": Audience.TEACHER,
    "author.restore_lesson": Audience.TEACHER,
    "author.import_questions": Audience.TEACHER,
    "author.import_template": Audience.TEACHER,
    "author.import_file": Audience.TEACHER,
    "author.kept_texts": Audience.TEACHER,
    "author.export_quiz": Audience.TEACHER,
    "author.export_file": Audience.TEACHER,
    "teach.classes": Audience.TEACHER,
    "teach.new_class": Audience.TEACHER,
    "teach.class_page": Audience.TEACHER,
    "teach.class_settings": Audience.TEACHER,
    "teach.archive_class": Audience.TEACHER,
    "teach.restore_class": Audience.TEACHER,
    "teach.join_code": Audience.TEACHER,
    "teach.renew_join_code": Audience.TEACHER,
    "teach.open_joining": Audience.TEACHER,
    "teach.close_joining": Audience.TEACHER,
    "teach.student": Audience.TEACHER,
    "teach.reset_password": Audience.TEACHER,
    "teach.remove_student": Audience.TEACHER,
    "teach.assign": Audience.TEACHER,
    "teach.edit_assignment": Audience.TEACHER,
    "teach.withdraw": Audience.TEACHER,
    "teach.hand_in": Audience.TEACHER,
    "teach.hand_in_all": Audience.TEACHER,
    "teach.gradebook": Audience.TEACHER,
    "teach.gradebook_csv": Audience.TEACHER,
    "teach.quiz_report": Audience.TEACHER,
    "teach.quiz_report_csv": Audience.TEACHER,
    "teach.mend": Audience.TEACHER,
    "teach.try_mending": Audience.TEACHER,
    "teach.apply_mending": Audience.TEACHER,
    "teach.undo_mending": Audience.TEACHER,
    "teach.mend_for_good": Audience.TEACHER,
    "teach.quiz_report_xlsx": Audience.TEACHER,
    "teach.invite": Audience.TEACHER,
    "teach.marking": Audience.TEACHER,
    "teach.mark": Audience.TEACHER,
    "teach.save_marking": Audience.TEACHER,
}


def admits(audience: Audience, role: Role | None) -> bool:
    """Tell whether somebody of this role (None: nobody known) may use a page for this audience."""
    return audience is Audience.ANYONE or role in ADMITTED[audience]
