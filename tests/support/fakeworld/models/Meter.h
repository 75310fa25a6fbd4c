#pragma once

#include "tests/support/fakeworld/HttpRequest.h"
#include "tests/support/fakeworld/models/Leaks.h"
#include "tests/support/fakeworld/models/Said.h"

#include <QFile>

namespace fakeworld {

/// What the provider will ask to be paid, whatever it tells its client. One JSON object a request, on the disk before anything
/// is answered, and one more with what became of it ("n" again; its members replace those of the first). Money is exact:
/// a token at one micro-dollar per million tokens is one pico-dollar.
class Meter {
public:
    /// Appends to `path`. @returns false when it cannot be written.
    bool open(const QString& path);
    /// Adds the models of a file like those in resources/prices. @returns false when it cannot be read.
    bool readPrices(const QString& path);
    /// With prices, whether one is there. Without any, every model costs 5 and 25 dollars per million tokens.
    bool knows(const QString& model) const { return m_prices.isEmpty() || m_prices.contains(model); }
    QStringList models() const { return m_prices.keys(); }

    /// A call came. `bill` holds what the line says besides what the request does and what is counted in `said`.
    void begin(qint64 number, const HttpRequest& request, const Leaks& leaks, QJsonObject bill, const Said& said, bool billed);
    /// It was answered whole, or not.
    void end(qint64 number, bool whole, qint64 sentBytes);
    /// Something leaked in bytes that never became a request.
    void leak(const QJsonArray& leaks);
    /// Calls, tokens and money so far.
    QJsonObject totals() const;

private:
    qint64 costOf(const QString& model, const Said& said) const;
    void write(const QJsonObject& line);

    QFile m_file;
    QMap<QString, QJsonObject> m_prices;
    qint64 m_calls = 0;
    qint64 m_input = 0;
    qint64 m_output = 0;
    qint64 m_pico = 0;
};

} // namespace fakeworld
