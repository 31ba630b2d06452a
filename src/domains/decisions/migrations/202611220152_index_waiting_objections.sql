-- What waits for an answer is listed from the index alone, however many objections have ended.
create index objections_waiting on objections (kind, id, call_id, title, raised_at);
