from django.conf import settings

FONTS = settings.DOCUMENT_FONTS
