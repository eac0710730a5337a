"""Rows: people, library, work."""

from app.models.articles import (
    CoAuthor,
    LessonDraft,
    LessonDraftChange,
    LessonDraftStep,
    StoredArticle,
)
from app.models.exchange import ImportedDraft, PackImport, QuestionImport
from app.models.images import RevisionImage, StoredImage
from app.models.library import (
    LessonRevision,
    QuestionDraft,
    QuestionRevision,
    QuizItem,
    QuizRevision,
    StoredLesson,
    StoredQuestion,
    StoredQuiz,
)
from app.models.mending import MendingPlace, MendingUndone, StoredMending
from app.models.people import (
    Enrolment,
    Invitation,
    LoginSession,
    Miss,
    Person,
    Role,
    SchoolClass,
)
from app.models.reports import KeptReport
from app.models.work import (
    AnswerEvent,
    Assignment,
    Attempt,
    Marking,
    Purpose,
    Release,
    ScoreEvent,
)

__all__ = [
    "AnswerEvent",
    "Assignment",
    "Attempt",
    "CoAuthor",
    "Enrolment",
    "ImportedDraft",
    "Invitation",
    "KeptReport",
    "LessonDraft",
    "LessonDraftChange",
    "LessonDraftStep",
    "LessonRevision",
    "LoginSession",
    "Marking",
    "MendingPlace",
    "MendingUndone",
    "Miss",
    "PackImport",
    "Person",
    "Purpose",
    "QuestionDraft",
    "QuestionImport",
    "QuestionRevision",
    "QuizItem",
    "QuizRevision",
    "Release",
    "RevisionImage",
    "Role",
    "SchoolClass",
    "ScoreEvent",
    "StoredArticle",
    "StoredImage",
    "StoredLesson",
    "StoredMending",
    "StoredQuestion",
    "StoredQuiz",
]
