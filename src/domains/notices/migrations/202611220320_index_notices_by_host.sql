-- The page of a process or body lists its own, the newest first.
create index notices_by_host on notices (host, sent_at);
