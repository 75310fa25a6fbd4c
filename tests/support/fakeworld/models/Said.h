#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace fakeworld {

/// A tool that a model asks for; `input` goes out as it stands here.
struct Call {
    QString id;
    QString name;
    QByteArray input;
};

/// What a model answers, whatever the dialect.
struct Said {
    enum Stop { End, MaxTokens, Tools, Refusal };
    QString thinking{};
    QString text{};
    QList<Call> calls{};
    Stop stop = End;
    QString id{};          ///< of the answer
    // What the meter counts and a good answer reports, in tokens:
    qint64 input = 0;      ///< without what came from or went to the cache
    qint64 cacheWrite = 0;
    qint64 cacheRead = 0;
    qint64 output = 0;
    QString lie{};         ///< "as" of Fault::UsageLie: how it is reported instead
};

} // namespace fakeworld
