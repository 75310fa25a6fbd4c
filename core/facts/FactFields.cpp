#include "core/facts/FactFields.h"

#include "core/facts/Fact.h"

namespace qd {

namespace {

/// Writes down the names of a described value as flattening its JSON text would.
class FieldLister {
public:
    FieldLister(Fields& into, QString at) : m_into(into), m_at(std::move(at)) {}

    template <class T>
    void operator()(const char* name, T& value)
    {
        const QString inner = QString::fromLatin1(name);
        list(value, m_at.isEmpty() ? inner : m_at + QLatin1Char('.') + inner);
    }

private:
    void add(const QString& at, FieldKind kind) { m_into.insert(at, kind); }

    void list(const QString&, const QString& at) { add(at, FieldKind::Text); }
    void list(const QByteArray&, const QString& at) { add(at, FieldKind::Text); }
    void list(bool, const QString& at) { add(at, FieldKind::YesNo); }
    void list(qint64, const QString& at) { add(at, FieldKind::Number); }
    void list(int, const QString& at) { add(at, FieldKind::Number); }
    void list(double, const QString& at) { add(at, FieldKind::Number); }
    void list(Money, const QString& at) { add(at, FieldKind::Number); }
    void list(TokenCount, const QString& at) { add(at, FieldKind::Number); }
    void list(Instant, const QString& at) { add(at, FieldKind::Number); }
    void list(Duration, const QString& at) { add(at, FieldKind::Number); }
    void list(const Json&, const QString& at) { add(at, FieldKind::Open); }
    void list(const Value&, const QString& at) { add(at, FieldKind::Open); }
    template <class Tag> void list(const Id<Tag>&, const QString& at) { add(at, FieldKind::Text); }
    template <class Tag> void list(const Slug<Tag>&, const QString& at) { add(at, FieldKind::Text); }
    template <WordedEnum E> void list(E, const QString& at) { add(at, FieldKind::Text); }
    template <class T> void list(const std::optional<T>&, const QString& at) { list(T{}, at); }
    template <class K, class T> void list(const QMap<K, T>&, const QString& at) { add(at, FieldKind::Open); }
    /// Of a list only its texts are kept.
    template <class T> void list(const QList<T>&, const QString& at)
    {
        Fields one;
        if constexpr (!Described<T>)
            FieldLister(one, {}).list(T{}, QStringLiteral("one"));
        if (one.value(QStringLiteral("one"), FieldKind::Open) == FieldKind::Text)
            add(at, FieldKind::Texts);
    }
    template <Described T> void list(const T& value, const QString& at)
    {
        FieldLister inner(m_into, at);
        const_cast<T&>(value).fields(inner);
    }

    Fields& m_into;
    QString m_at;
};

template <size_t I = 0>
Fields fieldsOf(const QString& name)
{
    if constexpr (I < std::variant_size_v<AnyFact>) {
        using T = std::variant_alternative_t<I, AnyFact>;
        if (name != QLatin1String(T::kName))
            return fieldsOf<I + 1>(name);
        Fields fields;
        FieldLister lister(fields, {});
        T fact{};
        fact.fields(lister);
        return fields;
    } else {
        return {};
    }
}

} // namespace

Fields factFields(const QString& fact)
{
    return fieldsOf(fact);
}

FieldKind kindOf(const Value& value)
{
    if (std::holds_alternative<bool>(value))
        return FieldKind::YesNo;
    if (std::holds_alternative<QString>(value))
        return FieldKind::Text;
    return std::holds_alternative<QStringList>(value) ? FieldKind::Texts : FieldKind::Number;
}

const FieldKind* fieldAt(const Fields& fields, const QString& field)
{
    static constexpr FieldKind kOpen = FieldKind::Open;
    if (const auto found = fields.constFind(field); found != fields.constEnd())
        return &*found;
    for (qsizetype dot = field.lastIndexOf(QLatin1Char('.')); dot > 0; dot = field.lastIndexOf(QLatin1Char('.'), dot - 1))
        if (fields.value(field.left(dot), FieldKind::Text) == FieldKind::Open)
            return &kOpen;
    return nullptr;
}

} // namespace qd
