-- When a mail came back although the next server had taken it: its notice reached nobody.
alter table outbox add column bounced bigint;

-- Who reported mail of ours as unwanted (RFC 5965), each day counted once.
create table complaints (
  address text primary key,
  reports integer not null,
  day integer not null,
  at bigint not null
);
create index complaints_by_time on complaints (at);
