#pragma once

#include "core/base/Json.h"

#include <QStringList>

namespace qd::bench {

/// What the command line says about one measurement: "--facts 1000000".
class Parameters {
public:
    explicit Parameters(QStringList arguments) : m_arguments(std::move(arguments)) {}
    qint64 number(const QString& name, qint64 otherwise) const;
    QString text(const QString& name, const QString& otherwise) const;

    /// A list of numbers: "--at 1,16,128".
    QList<qint64> numbers(const QString& name, const QList<qint64>& otherwise) const;

private:
    QStringList m_arguments;
};

/// One measurement: writes the members of "parameters" and "results" as one object each.
struct Bench {
    const char* name;
    const char* what;
    void (*run)(const Parameters& parameters, JsonWriter& said, JsonWriter& results);
    bool draws = false; ///< needs what fonts and images need
};

// One file each; named in the table of main.cpp.
void benchAppend(const Parameters& parameters, JsonWriter& said, JsonWriter& results);
void benchOpen(const Parameters& parameters, JsonWriter& said, JsonWriter& results);
void benchSteps(const Parameters& parameters, JsonWriter& said, JsonWriter& results);
void benchResume(const Parameters& parameters, JsonWriter& said, JsonWriter& results);
void benchCalls(const Parameters& parameters, JsonWriter& said, JsonWriter& results);
void benchAgents(const Parameters& parameters, JsonWriter& said, JsonWriter& results);
void benchBus(const Parameters& parameters, JsonWriter& said, JsonWriter& results);
void benchDryRun(const Parameters& parameters, JsonWriter& said, JsonWriter& results);
void benchLabelling(const Parameters& parameters, JsonWriter& said, JsonWriter& results);
void benchHttp(const Parameters& parameters, JsonWriter& said, JsonWriter& results);
void benchSearch(const Parameters& parameters, JsonWriter& said, JsonWriter& results);
void benchStatus(const Parameters& parameters, JsonWriter& said, JsonWriter& results);
void benchInbox(const Parameters& parameters, JsonWriter& said, JsonWriter& results);
void benchWindow(const Parameters& parameters, JsonWriter& said, JsonWriter& results);

/// One member of an object.
void put(JsonWriter& out, const char* name, double value);
void put(JsonWriter& out, const char* name, qint64 value);
void put(JsonWriter& out, const char* name, const QString& value);

/// Middle of some measured values.
double median(QList<double> values);
/// The value that `share` of them do not exceed.
double percentile(QList<double> values, double share);

} // namespace qd::bench
