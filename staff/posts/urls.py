from django.urls import path

from staff.posts import views

urlpatterns = [
    path("people/<uuid:pk>/posts/add/", views.post_add, name="post-add"),
    path("posts/<uuid:pk>/end/", views.post_end, name="post-end"),
]
