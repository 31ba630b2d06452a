create index amendments_process on amendments (process_id, id);
