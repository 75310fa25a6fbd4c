#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

namespace qd::agents {

/// One request as it came.
struct HookRequest {
    QByteArray method;
    QByteArray path;  ///< before the query, as it stands
    QByteArray query; ///< without the question mark; empty: none
    QList<std::pair<QByteArray, QByteArray>> headers; ///< names in lower case
    QByteArray body;

    /// The only one of that name; empty where there is none, or several.
    QByteArray header(QByteArrayView lowerCaseName) const;
};

/// A form's names and values (WHATWG URL, 5.1), in order.
using HookForms = QList<std::pair<QByteArray, QByteArray>>;
HookForms formOf(QByteArrayView body);

/// Reads one request from the bytes of a connection, in any cuts (RFC 9112), strictly: what another reader could take for something else
/// is a fault, and nothing after it is read. Lines end with CR LF, names are tokens, a body has a Content-Length. Pure.
class HookReader final {
public:
    static constexpr qsizetype kMostHead = 16 * 1024, kMostBody = 1024 * 1024;
    static constexpr int kMostHeaders = 64;

    void feed(QByteArrayView bytes);
    bool isDone() const { return m_state == Done; }
    /// What is answered instead (RFC 9110, 15): 400, 411, 413, 417, 431, 505; 0: nothing is wrong yet.
    int fault() const { return m_fault; }
    /// Where isDone().
    const HookRequest& request() const { return m_request; }

private:
    enum State { First, Header, Body, Done, Broken };
    void takeLine(const QByteArray& line);
    int readFirst(const QByteArray& line);
    int readHeader(const QByteArray& line);
    int endHead();
    void fail(int status);

    State m_state = First;
    int m_fault = 0;
    QByteArray m_line;
    qsizetype m_headBytes = 0;
    qsizetype m_length = 0;
    HookRequest m_request;
};

} // namespace qd::agents
