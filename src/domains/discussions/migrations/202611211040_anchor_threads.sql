-- A thread may be about one clause of a text, as it stood in one version.
alter table threads add column clause text;
alter table threads add column version integer;
create index threads_clause on threads (about_id, clause);
alter table sealed_threads add column clause text;
alter table sealed_threads add column version integer;
