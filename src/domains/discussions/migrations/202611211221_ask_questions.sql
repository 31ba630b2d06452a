-- A thread about a text may be a question, which one of its messages answers.
alter table threads add column question integer;
alter table threads add column answer text;
alter table sealed_threads add column question integer;
alter table sealed_threads add column answer text;
