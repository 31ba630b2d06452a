-- Where something was said about a text is asked for on the page of that text.
create index notes_text on notes (text_id);
