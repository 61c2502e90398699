create table if not exists orders (
    id bigint generated always as identity primary key,
    customer text not null,
    phone text not null,
    state text not null,
    -- null until a route has the row; then SENDING, and in the end SENT, NOT_SENT, REJECTED or UNKNOWN
    notice text,
    message_id text
);

create table if not exists answers (
    id text primary key,
    -- null while WhatsApp hides the number
    phone text,
    -- null for a picture without a caption
    text text
);
