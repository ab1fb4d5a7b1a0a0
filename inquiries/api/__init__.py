"""The desk for programs: REST under /api/v1/, thin over the verbs that the pages use."""
