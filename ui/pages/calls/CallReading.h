#pragma once

#include "core/model/calls/SentCall.h"
#include "core/store/calls/Call.h"
#include "ui/models/past/History.h"

#include <QMap>
#include <QObject>

namespace qd::ui {

/// A call with as much of its texts as was read by now. A text that is not there yet is none.
struct ReadCall {
    ModelCall call;
    std::optional<Result<SentCall>> sent;
    QByteArray asSent; ///< its bytes, as they were kept
    std::optional<Result<QString>> system;
    std::optional<Result<QString>> answer;
    std::optional<Result<SentExchange>> asked; ///< for tools, in place of an answer
    QMap<QByteArray, Result<QString>> given;   ///< what tools took and gave, by hash
};

/// Reads a call and then its texts, one after the other, from the record. @thread main.
class CallReading final : public QObject {
    Q_OBJECT
public:
    /// `history` outlives this; null: nothing can be read.
    CallReading(History* history, QObject* parent);

    /// Begins with `call`; answers to what was asked before are dropped. changed() follows, once for each text.
    void read(const ModelCall& call);
    void clear();
    const ReadCall& shown() const { return m_read; }

signals:
    void changed();

private:
    void text(const QByteArray& sha256, std::function<void(Result<QByteArray>)> take);
    void readPrompt();
    void readAnswer();
    void readTools();

    History* m_history;
    ReadCall m_read;
    int m_sitting = 0; ///< goes up with each call
};

} // namespace qd::ui
