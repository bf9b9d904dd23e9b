"""What the stories of the reading page share: somebody at the desk with an article."""

import html
import io
import re

from sqlmodel import col, select

from factcheck import db

CHAIN = {"steps-0-medium": "interview", "steps-0-outlet": "Radio Nord", "steps-1-medium": "article"}


class Desk:
    """Somebody who reads, and what she does again and again."""

    def __init__(self, app, ada, body):
        self.app, self.ada, self.body = app, ada, body

    def add(self, **fields):
        return self.ada.post("/desk/articles", **{"title": "Bread", "text": self.body} | fields)

    def upload(self, data, name, **fields):
        form = fields | {"csrf_token": self.ada.csrf_token(), "file": (io.BytesIO(data), name)}
        return self.ada.client.post("/desk/articles", data=form, content_type="multipart/form-data")

    def record(self, who=None, **fields):
        form = {"speaker": "The baker", "stance": "denies"} | CHAIN | fields
        return (who or self.ada).post("/desk/articles/1/attributions", **form)

    def renew(self, text, version):
        self.ada.post("/desk/articles/1/versions", text=text, version=str(version))
        return self.ada.get("/desk/articles/1").text

    def all(self, kind):
        with db.open_session(self.app.extensions["engine"], writes=False) as session:
            return list(session.exec(select(kind).order_by(col(kind.id))))


def text_of(desk, article_id):
    """The text as the page shows it, tags aside."""
    page = desk.ada.get(f"/desk/articles/{article_id}").text
    inner = re.search(r'<div class="article-text"[^>]*>(.*?)</div>', page, re.DOTALL)[1]
    return html.unescape(re.sub(r"<[^>]+>", "", inner))
