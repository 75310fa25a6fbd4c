#pragma once

#include "tests/support/fakeworld/WorldProcess.h"

#include <QList>

namespace fakeworld {

/// A call of a model as it goes over the wire, in the three dialects: "anthropic", "openai-chat", "openai-responses".
const QStringList& dialects();
QByteArray pathOf(const QString& dialect);
/// A whole request that asks for the end of the connection. `more` replaces members of the body.
QByteArray request(const QString& dialect, const QString& prompt, bool streams, const QJsonObject& more = {});
/// One tool "look" with an input {"query": text}, as the dialect offers it.
QJsonObject toolsOf(const QString& dialect, bool forced);
/// The format that asks for `schema`, as the dialect has it.
QJsonObject formatOf(const QString& dialect, const QJsonObject& schema);

/// An answer taken apart, without knowing how it was put together.
struct Heard {
    int status = 0;
    QByteArray head;
    QByteArray body;       ///< without the framing
    bool framed = false;   ///< the framing's own end came
    QString text;
    QList<QByteArray> calls; ///< "name:arguments"
    QString stop;
    QJsonObject usage;     ///< the last one that was told
    bool ended = false;    ///< the protocol's end came
    int events = 0;
    int errors = 0;        ///< error events
};
Heard heard(const QByteArray& bytes, const QString& dialect);

} // namespace fakeworld
