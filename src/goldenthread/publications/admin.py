"""What was published, to read and to download: nothing here can be changed by anyone."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from goldenthread.accounts.admin import AppendOnlyAdmin, ReadOnlyInline
from goldenthread.publications.models import Snapshot, SnapshotFile


def download_link(file: SnapshotFile) -> SafeString:
    """Where a published file is downloaded, byte for byte."""
    return format_html(
        '<a href="{}">{}</a>', reverse("admin:publications_snapshotfile_bytes", args=[file.pk]), file.name
    )


class FileInline(ReadOnlyInline):
    model = SnapshotFile
    fields = ("download", "media_type", "digest")
    readonly_fields = ("download",)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("content", "snapshot__content")

    @admin.display(description="File")
    def download(self, file: SnapshotFile) -> SafeString:
        return download_link(file)


@admin.register(Snapshot)
class SnapshotAdmin(AppendOnlyAdmin):
    """Frozen publications, one line an edition."""

    list_display = ("period", "edition", "published_at", "published_by", "reason")
    list_filter = ("period",)
    search_fields = ("period", "reason", "published_by", "digest")
    fields = ("period", "edition", "published_at", "published_by", "reason", "software", "digest", "chain")
    inlines = (FileInline,)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("content")


@admin.register(SnapshotFile)
class SnapshotFileAdmin(AppendOnlyAdmin):
    """The files that were published, byte for byte."""

    list_display = ("name", "snapshot", "media_type", "digest")
    list_filter = ("media_type", "snapshot__period")
    list_select_related = ("snapshot",)
    search_fields = ("name", "digest", "snapshot__period")
    fields = ("snapshot", "download", "media_type", "digest")
    readonly_fields = ("download",)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("content", "snapshot__content")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.bytes_view)
        return [path("<int:pk>/bytes/", view, name="publications_snapshotfile_bytes"), *super().get_urls()]

    def bytes_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The file as it was published, always as a download."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        file = SnapshotFile.objects.filter(pk=pk).first()
        if file is None:
            raise Http404("There is no such file.")
        headers = {"Content-Disposition": f'attachment; filename="{file.name}"'}
        return HttpResponse(bytes(file.content), content_type=file.media_type, headers=headers)

    @admin.display(description="File")
    def download(self, file: SnapshotFile) -> SafeString:
        return download_link(file)
