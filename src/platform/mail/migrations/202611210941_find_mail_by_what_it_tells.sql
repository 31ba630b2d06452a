create index outbox_by_about on outbox (about);
