#include "tests/support/fakeworld/models/Meter.h"

#include <QDateTime>
#include <QJsonDocument>

#include <chrono>

using namespace Qt::StringLiterals;

namespace fakeworld {

namespace {

/// Of the monotonic clock of this machine, which is the same for all processes.
qint64 monotonicUs()
{
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

} // namespace

bool Meter::open(const QString& path)
{
    m_file.setFileName(path);
    return m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered);
}

bool Meter::readPrices(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QJsonArray models = QJsonDocument::fromJson(file.readAll()).object().value("models"_L1).toArray();
    for (const QJsonValue& value : models)
        m_prices.insert(value.toObject().value("model"_L1).toString(), value.toObject());
    return !models.isEmpty();
}

qint64 Meter::costOf(const QString& model, const Said& said) const
{
    QJsonObject price = m_prices.value(model, {{u"input"_s, 5'000'000}, {u"output"_s, 25'000'000}, {u"cache_write"_s, 6'250'000}, {u"cache_read"_s, 500'000}});
    for (const QJsonValue& step : price.value("steps"_L1).toArray())
        if (said.input + said.cacheRead + said.cacheWrite > step.toObject().value("above_input_tokens"_L1).toInteger())
            price = step.toObject();
    const auto of = [&price](const char* kind) { return price.value(QLatin1String(kind)).toInteger(price.value("input"_L1).toInteger()); };
    return said.input * of("input") + said.cacheWrite * of("cache_write") + said.cacheRead * of("cache_read") + said.output * of("output");
}

void Meter::begin(qint64 number, const HttpRequest& request, const Leaks& leaks, QJsonObject bill, const Said& said, bool billed)
{
    const qint64 whole = billed ? costOf(bill.value("model"_L1).toString(), said) : 0;
    const qint64 pico = bill.value("batched"_L1).toBool() ? (whole + 1) / 2 : whole; // half price
    m_calls += 1;
    m_input += billed ? said.input + said.cacheRead + said.cacheWrite : 0;
    m_output += billed ? said.output : 0;
    m_pico += pico;
    bill.insert(u"n"_s, number);
    bill.insert(u"connection"_s, request.connection);
    bill.insert(u"mono_us"_s, monotonicUs());
    bill.insert(u"wall_ms"_s, QDateTime::currentMSecsSinceEpoch());
    bill.insert(u"path"_s, QString::fromLatin1(request.path));
    bill.insert(u"header_names"_s, headerNames(request));
    bill.insert(u"leaks"_s, leaks.in(request));
    bill.insert(u"body_bytes"_s, request.body.size());
    bill.insert(u"billed"_s, billed);
    bill.insert(u"input_tokens"_s, said.input);
    bill.insert(u"cache_write_tokens"_s, said.cacheWrite);
    bill.insert(u"cache_read_tokens"_s, said.cacheRead);
    bill.insert(u"output_tokens"_s, said.output);
    bill.insert(u"cost_pico_usd"_s, pico);
    bill.insert(u"cost_micro_usd"_s, pico / 1'000'000);
    bill.insert(u"whole"_s, false);
    write(bill);
}

void Meter::end(qint64 number, bool whole, qint64 sentBytes)
{
    write({{u"n"_s, number}, {u"whole"_s, whole}, {u"sent_bytes"_s, sentBytes}, {u"ended_us"_s, monotonicUs()}});
}

void Meter::leak(const QJsonArray& leaks)
{
    if (!leaks.isEmpty())
        write({{u"n"_s, 0}, {u"leaks"_s, leaks}});
}

QJsonObject Meter::totals() const
{
    return {{u"calls"_s, m_calls}, {u"input_tokens"_s, m_input}, {u"output_tokens"_s, m_output}, {u"cost_pico_usd"_s, m_pico}};
}

void Meter::write(const QJsonObject& line)
{
    m_file.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
}

} // namespace fakeworld
