"""The service desk: goods and money that go back, with every way shown."""
