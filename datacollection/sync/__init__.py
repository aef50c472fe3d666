"""How a device's records come in: parse, judge, store; what cannot be stored is held, whole, for a person.

    envelope -> RawRecord -> Fact (resolve.py) -> new ones (deduplicate.py) -> BatchJudge asks its
    `RecordKind`, with a BatchContext -> store or held -> Receipt

`ingest` takes the body of `POST /sync/`; `ingest_records` takes records made on the server (paper forms, the
demo district). A `RecordKind` stands in the folder of its feature and is registered in `AppConfig.ready`.
"""
