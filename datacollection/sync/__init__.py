"""How a device's records come in: parse, judge, store; what cannot be stored is held, whole, for a person.

    envelope -> Sent (wire.py) -> Fact (reading.py) -> judged against Grounds -> kinds store them -> Answer

`ingest` takes the body of `POST /sync/`; `ingest_records` takes records made on the server (paper forms, the
demo district). A kind of record is one module in `kinds/`, and nothing else.
"""
