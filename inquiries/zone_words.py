"""What a reader calls a time zone."""

# ET for EST and EDT: nobody thinks of the S and the D.
ZONE_WORDS = {
    "EST": "ET", "EDT": "ET", "CST": "CT", "CDT": "CT", "MST": "MT", "MDT": "MT", "PST": "PT", "PDT": "PT",
    "AKST": "AKT", "AKDT": "AKT", "HST": "HT",
}  # fmt: skip
