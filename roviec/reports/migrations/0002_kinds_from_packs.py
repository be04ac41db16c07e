"""What stood in the program for the three documents of a month moves to their outlines, as data of the pack."""

from __future__ import annotations

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

DRAWN_UP = {
    "da06-thang": {
        "kind": "monthly", "type_name": "Báo cáo", "abbreviation": "BC", "goes_to": "top", "from_run": True,
        "abstract": "Kết quả triển khai Đề án 06, cải cách thủ tục hành chính, chuyển đổi số gắn với Đề án 06 {period}",
        "addressees": ["Chủ tịch {top}"],
    },
    "thong-bao-ket-qua": {
        "kind": "notice", "type_name": "Thông báo", "abbreviation": "TB", "goes_to": "judged", "from_run": True,
        "abstract": "Kết quả đánh giá, xếp loại thực hiện nhiệm vụ Đề án 06 {period}",
        "addressees": ["Các sở, ban, ngành, đơn vị, địa phương"],
    },
    "de-nghi-quyet-dinh": {
        "kind": "decisions", "type_name": "Báo cáo", "abbreviation": "BC", "goes_to": "top", "from_run": False,
        "abstract": "Khó khăn, vướng mắc đề nghị quyết định, tính đến {today}",
        "addressees": ["Chủ tịch {top}"],
    },
}  # fmt: skip


def fill(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for code, values in DRAWN_UP.items():
        apps.get_model("reports", "Outline").objects.filter(code=code).update(**values)


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_documents")]

    operations = [
        migrations.AddField("document", "further_sources", models.JSONField(default=list)),
        migrations.AddField(
            "outline",
            "kind",
            models.CharField(
                blank=True,
                choices=[
                    ("monthly", "Báo cáo tháng"),
                    ("notice", "Thông báo kết quả"),
                    ("decisions", "Danh mục đề nghị quyết định"),
                    ("agency_sheet", "Phiếu theo dõi của đơn vị"),
                ],
                default="",
                max_length=20,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "outline", "type_name", models.CharField(blank=True, default="", max_length=60), preserve_default=False
        ),
        migrations.AddField(
            "outline", "abbreviation", models.CharField(blank=True, default="", max_length=20), preserve_default=False
        ),
        migrations.AddField(
            "outline", "abstract", models.CharField(blank=True, default="", max_length=400), preserve_default=False
        ),
        migrations.AddField("outline", "addressees", models.JSONField(default=list)),
        migrations.AddField(
            "outline",
            "goes_to",
            models.CharField(
                blank=True,
                choices=[("top", "Đơn vị đứng đầu"), ("judged", "Các đơn vị được đánh giá")],
                default="",
                max_length=10,
            ),
            preserve_default=False,
        ),
        migrations.AddField("outline", "from_run", models.BooleanField(default=False)),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
