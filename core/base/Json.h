#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>
#include <utility>
#include <variant>

namespace qd {

/// Bounds for reading a document from outside.
struct JsonLimits {
    qsizetype bytes = 16 * 1024 * 1024;
    int depth = 64;
};

/// One value of a JSON document (RFC 8259), read strictly: duplicate keys, integers beyond 64 bits, broken UTF-8
/// and too deep nesting are errors, not guesses. A plain value; cheap to copy.
class Json {
public:
    using Member = std::pair<QString, Json>;
    enum Kind { Null, Bool, Integer, Real, String, List, Object };

    Json() = default;
    explicit Json(bool v) : m_held(v) {}
    explicit Json(qint64 v) : m_held(v) {}
    explicit Json(double v) : m_held(v) {}
    explicit Json(QString v) : m_held(std::move(v)) {}
    explicit Json(QList<Json> items) : m_held(std::move(items)) {}
    explicit Json(QList<Member> members) : m_held(std::move(members)) {}

    /// Reads one document. Error::Parse says the byte and what was wrong with it.
    static Result<Json> parse(const QByteArray& utf8, JsonLimits limits = {});

    Kind kind() const { return Kind(m_held.index()); }
    bool isNull() const { return kind() == Null; }
    bool toBool(bool otherwise = false) const;
    qint64 toInteger(qint64 otherwise = 0) const;
    double toReal(double otherwise = 0) const; ///< also of an integer
    QString toString() const;                  ///< empty unless it is a string
    const QList<Json>& items() const&;         ///< empty unless it is a list
    const QList<Member>& members() const&;     ///< empty unless it is an object; in the order of the document
    QList<Json> items() && { return std::as_const(*this).items(); } ///< by value: a loop over it may outlive the Json
    QList<Member> members() && { return std::as_const(*this).members(); }
    /// The member of that name, or nullptr. O(members).
    const Json* find(QStringView name) const;
    /// The member of that name, or null.
    const Json& at(QStringView name) const&;
    Json at(QStringView name) && { return std::as_const(*this).at(name); }
    /// The document as compact text.
    QByteArray toText() const;

private:
    std::variant<std::monostate, bool, qint64, double, QString, QList<Json>, QList<Member>> m_held;
};

/// Writes JSON text front to back, straight into a byte array. The caller keeps begin and end in step.
class JsonWriter {
public:
    void beginObject() { open('{'); }
    void endObject() { close('}'); }
    void beginList() { open('['); }
    void endList() { close(']'); }
    /// `name` must need no escape.
    void key(const char* name);
    void key(const QString& name);
    void value(const QString& text);
    void value(qint64 number);
    void value(double number);
    void value(bool truth);
    void null();
    void json(const Json& value);
    /// `text` must be a whole JSON value.
    void raw(const QByteArray& text);

    const QByteArray& text() const { return m_text; }
    QByteArray take() { m_first = true; return std::exchange(m_text, {}); }

private:
    void open(char c);
    void close(char c);
    void comma();
    void quote(QStringView text);
    void quoteRest(const QByteArray& utf8);

    QByteArray m_text;
    bool m_first = true;
};

} // namespace qd
