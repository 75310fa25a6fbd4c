#pragma once

#include "agents/transport/HttpReader.h"
#include "agents/transport/Line.h"

#include <QUrl>

namespace qd::agents {

/// One request on its way.
class Transport::Call final {
public:
    Call(Transport& transport, quint64 number, const HttpRequest& request, Piece piece, Arrived arrived)
        : m_transport(transport), m_number(number), m_request(request), m_url(request.url, QUrl::StrictMode), m_piece(std::move(piece)),
          m_arrived(std::move(arrived)), m_reader(request.mostBytes, request.method != HttpRequest::Head)
    {
    }

    void start();
    void breakOff(const QString& why, bool isCancelled);
    /// After it has asked to be ended.
    HttpAnswer takeAnswer() { return std::move(m_answer); }
    Arrived takeArrived() { return std::move(m_arrived); }

private:
    void watchTime();
    Line::Listener listener();
    Result<Target> target();
    void ask();
    void hear();
    void lose();
    void finish(const QString& trouble);
    QString statusTrouble() const;

    Transport& m_transport;
    const quint64 m_number;
    const HttpRequest m_request;
    const QUrl m_url;
    const Piece m_piece;
    Arrived m_arrived;
    QNetworkProxy m_proxy{QNetworkProxy::NoProxy}; ///< one that is asked itself
    HttpReader m_reader;
    QByteArray m_bytes;
    HttpAnswer m_answer;
    bool m_isAsked = false; ///< something of it may have left
    bool m_isOver = false;
    QTimer m_deadline;
    QTimer m_silence;
    std::unique_ptr<Line> m_line;
};

} // namespace qd::agents
