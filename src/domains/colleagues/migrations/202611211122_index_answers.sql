-- The clock looks each minute at what was answered lately.
create index asked_answers_at on asked_answers (at);
