-- The clock asks each minute what came back lately.
create index outbox_bounced on outbox (bounced) where bounced is not null;
