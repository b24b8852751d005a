"""The public site alone, with its own error pages."""

from django.urls import include, path

from goldenthread.publications.views import errors

urlpatterns = [path("", include("goldenthread.publications.urls"))]
handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
