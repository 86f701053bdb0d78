from .formats.file import File as File
from .formats.given import Spreadsheet as Spreadsheet
from .headings.mapping_writer import save_mapping as save_mapping
from .headings.mappings import (
    NO_MAPPING as NO_MAPPING,
    Confidence as Confidence,
    ExportMapping as ExportMapping,
    find_mapping as find_mapping,
    survey_mappings as survey_mappings,
)
from .options import ReadOptions as ReadOptions
from .profile import ColumnProfile as ColumnProfile, column_profiles as column_profiles
from .table import Table as Table, open_table as open_table, read as read
from .view import Glance as Glance, glance as glance
