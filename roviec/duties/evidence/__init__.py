"""Files that show what a report says: what they are by their content, and pictures of them. No Django."""

from roviec.duties.evidence.limits import FILE_BYTES, FILES
from roviec.duties.evidence.preview import NoPreview, picture, text_head
from roviec.duties.evidence.sniff import CSV, DOCX, JPEG, PDF, PNG, TXT, XLSX, Unfit, media_type_of

__all__ = [
    "CSV",
    "DOCX",
    "FILES",
    "FILE_BYTES",
    "JPEG",
    "PDF",
    "PNG",
    "TXT",
    "XLSX",
    "NoPreview",
    "Unfit",
    "media_type_of",
    "picture",
    "text_head",
]
