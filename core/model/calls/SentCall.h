#pragma once

#include "core/base/Describe.h"
#include "core/base/Result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace qd {

/// One block of a prompt, as "<source name="…" integrity="untrusted">…</source>" stands in it, with its entities read.
struct PromptPart {
    QString name;  ///< "task", "brief", "source", "result", …; empty: a text that no block holds
    QList<std::pair<QString, QString>> about; ///< its attributes, in order
    QString text;
    bool isOutside = false; ///< from outside: it informs, and must not instruct
    bool isData = false;    ///< JSON
    QString attribute(const QString& wanted) const;
};

/// What a model asked for before it answered, and what it was given.
struct SentExchange {
    struct Use {
        QString id;
        QString tool;
        QString input;  ///< JSON
        QString output; ///< as the model was shown it
        bool failed = false;
        bool isOutside = false;
    };
    QString said;
    QList<Use> uses;
};

/// A call as it was kept.
struct SentCall {
    QString model;
    QByteArray systemHash; ///< of the system text, which is kept by itself; empty: `system` has it
    QString system;
    QString prompt;        ///< as it was sent
    QString replyName;
    qint64 maxTokens = 0;
    qint64 thinkingTokens = 0;
    std::optional<double> temperature; ///< none: the model takes none, so none was sent
    qint64 seed = 0;
    QStringList tools;     ///< that were offered
    QList<std::pair<QString, int>> prompts; ///< the texts that its words are made from, with their versions; older records do not say
    QList<SentExchange> exchanges;
};

/// Reads what TurnFinished::prompt names. Error::Parse when it is no call.
Result<SentCall> sentCall(const QByteArray& kept);
/// Reads what TurnFinished::asks names: what the model asked for in place of an answer, without what it was given.
Result<SentExchange> askedFor(const QByteArray& kept);

/// The blocks of a prompt or of a system text, in order; what no block holds is a part of its own. Nothing is left out.
QList<PromptPart> promptParts(const QString& text);
/// What was left out of the prompt so that it fits, in the words that the model was told; empty: nothing.
QString leftOutOf(const QList<PromptPart>& parts);
/// Under what name a turn's values keep the sentence about a prompt of which its provider read only a part.
inline constexpr QLatin1String kReadInPart("read_in_part");
/// That sentence; empty: nothing is known of it.
QString readInPart(const Values& values);

/// Whether a text says of itself that it comes from outside, as results of tools do.
bool saysOutside(const QString& text);

/// A JSON document with one member a line, indented by two; nothing for any other text.
std::optional<QString> readableJson(const QString& text);

} // namespace qd
