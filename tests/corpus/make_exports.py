"""Write the sample exports again: ``python tests/corpus/make_exports.py [FOLDER]``.

One file for each product that ``templates/mappings`` knows, in the dialect of the real export.
Everything in them is invented, and the same each time; the rows stand in ``export_*.py``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.corpus.export_apple import APPLE
from tests.corpus.export_inventory import INVENTORY
from tests.corpus.export_ledgers import LEDGERS
from tests.corpus.export_microsoft import MICROSOFT
from tests.corpus.export_mobile import MOBILE
from tests.corpus.export_tables import Export

FOLDER = Path(__file__).parent / "exports"
EXPORTS: tuple[Export, ...] = (*MICROSOFT, *APPLE, *MOBILE, *INVENTORY, *LEDGERS)
#: File → the mapping that is to recognise it.
MAPPINGS = {f"{export.name}.csv": export.mapping or export.name for export in EXPORTS}


def main(folder: Path) -> None:
    """Write all of them."""
    folder.mkdir(parents=True, exist_ok=True)
    for export in EXPORTS:
        (folder / f"{export.name}.csv").write_bytes(export.encoded())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
