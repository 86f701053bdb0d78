from .client import DeviceApi as DeviceApi, proxy_for as proxy_for
from .pace import CONNECTIONS as CONNECTIONS, GETS as GETS, Limit as Limit, Pace as Pace
from .retry import (
    LONGEST as LONGEST,
    RETRIES as RETRIES,
    backoff as backoff,
    classify as classify,
    classify_delete as classify_delete,
    classify_error as classify_error,
    classify_update as classify_update,
    pause as pause,
)
from .secrets import Secrets as Secrets, mask as mask
from .webhook import Card as Card, post_card as post_card
