alter table text_summaries add column line text;
