"""Work behind the pages: register a kind in `AppConfig.ready`, enqueue, and a worker does it once.

    JOB_KINDS.register(JobKind("roster.import", _("Roster import"), run_import))
    enqueue(kind="roster.import", subject=str(upload.pk), made_by=user, school=district)

    def run_import(lease: Lease) -> None:
        lease.progress(done, total)            # renews the lease; raises LeaseLost
        with lease.finishing():                # what it makes and "done" are one transaction
            ...

PostgreSQL holds the queue. A lost, late or doubled message, two beats or a killed worker change nothing:
a job is claimed by one worker at a time, and finished by the one whose lease still stands.
"""
