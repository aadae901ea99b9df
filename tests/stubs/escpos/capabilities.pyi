"""Profiles of python-escpos."""

pickle_dir: str

class Profile:
    profile_data: dict[str, object]
    def __init__(
        self, columns: int | None = ..., features: dict[str, bool] | None = ...
    ) -> None: ...
