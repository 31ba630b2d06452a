-- What somebody has been told lately is looked up before their next morning.
create index outbox_by_person on outbox (person, created);
