"""Every address the site answers."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("goldenthread.publications.urls")),
]

handler400 = "goldenthread.publications.views.errors.bad_request"
handler403 = "goldenthread.publications.views.errors.forbidden"
handler404 = "goldenthread.publications.views.errors.not_found"
handler500 = "goldenthread.publications.views.errors.server_error"
