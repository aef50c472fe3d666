"""A token board: tokens that the student earns and trades for something that they chose."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.declared import text, whole
from iep.supports.kinds.base import SupportKind, SupportSettings, register


@dataclass(frozen=True)
class TokenBoardSettings(SupportSettings):
    """`tokens`: how many fill the board, 1 to 20. `exchange`: when the full board is traded."""

    WHAT = _("Token board")

    tokens: int = whole(
        low=1,
        high=20,
        label=_("Tokens on the board"),
        initial=5,
        help=_("1 to 20. Begin with few: the first exchange should come soon."),
    )
    reinforcer: str = text(
        label=_("Traded for"),
        help=_("What the student likes and chose. For example: 5 minutes at the water table."),
    )
    exchange: str = text(
        label=_("Exchange when"),
        help=_("For example: At once when the board is full, and at the latest at 11:30."),
    )


@register
class TokenBoard(SupportKind[TokenBoardSettings]):
    key = "token_board"
    order = 20
    name = _("Token board")
    hint = _("The student earns tokens and trades them for something they like.")
    partial = "iep/supports/kinds/token_board.html"
    settings_type = TokenBoardSettings
    example = {
        "what": _("For example: Train token board, one token for each request to a peer."),
        "when": _("For example: Meeting, literacy and math."),
        "where": _("For example: On the table, where the student can reach it."),
        "how_often": _("For example: A token within 3 seconds, each time."),
        "how": _("For example: Hand over the token, say what it was for. The student puts it on the board."),
        "avoid": _("For example: Never take a token away. Tokens are not for sitting still."),
        "script": _("For example: “You asked for the blue one. That is a token.”"),
        "fade": _("For example: From 5 to 8 tokens when 4 boards a day are full, then only at lunch."),
    }

    def sentence(self, settings: TokenBoardSettings) -> str:
        """5 tokens for 5 minutes at the water table. Exchange: at once when the board is full."""
        return ngettext(
            "%(n)d token for: %(reinforcer)s. Exchange: %(exchange)s.",
            "%(n)d tokens for: %(reinforcer)s. Exchange: %(exchange)s.",
            settings.tokens,
        ) % {
            "n": settings.tokens,
            "reinforcer": settings.reinforcer.rstrip(". "),
            "exchange": settings.exchange.rstrip(". "),
        }
