alter table judgements add column about text;
