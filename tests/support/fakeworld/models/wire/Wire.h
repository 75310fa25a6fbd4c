#pragma once

#include "tests/support/fakeworld/models/Ask.h"
#include "tests/support/fakeworld/models/Said.h"

namespace fakeworld {

/// One server-sent event (html.spec.whatwg.org/multipage/server-sent-events.html).
struct Event {
    QByteArray name; ///< empty: no "event:" line
    QByteArray data;
};

/// The answer as one JSON text.
QByteArray wholeBody(const Ask& ask, const Said& said);
/// The same as a stream, its terminal event last.
QList<Event> streamOf(const Ask& ask, const Said& said);
/// What says in the middle of a stream that there is an error.
Event errorEvent(Dialect dialect);
/// What the provider says with a status that is no success. `type` empty: as documented for the status.
QByteArray errorBody(Dialect dialect, int status, const QString& message, const QString& type = {});

namespace anthropic {
QByteArray wholeBody(const Ask& ask, const Said& said);
QList<Event> streamOf(const Ask& ask, const Said& said);
/// What signs a model's thinking, so that it is known again.
QString signatureOf(const QString& thinking);
} // namespace anthropic

namespace chat {
QByteArray wholeBody(const Ask& ask, const Said& said);
QList<Event> streamOf(const Ask& ask, const Said& said);
} // namespace chat

namespace responses {
QByteArray wholeBody(const Ask& ask, const Said& said);
QList<Event> streamOf(const Ask& ask, const Said& said);
} // namespace responses

/// The text in pieces as a model would send them: never inside a character.
QStringList piecesOf(const QString& text);
QByteArray toText(const QJsonObject& json);
/// A count as it is told: true, or as the lie has it. `first`: of two tellings the earlier one.
QJsonValue told(qint64 tokens, const QString& lie, bool first);

} // namespace fakeworld
