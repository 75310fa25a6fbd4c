#pragma once

#include <QByteArrayView>
#include <QChar>

#include <array>
#include <memory>

namespace qd::ui {

/// A key while it is typed: in one place that is never copied or moved, overwritten whenever it is cleared and at the end.
/// @thread one at a time.
class TypedKey final {
public:
    static constexpr qsizetype kMost = 8192;

    TypedKey() = default;
    ~TypedKey() { clear(); }
    Q_DISABLE_COPY_MOVE(TypedKey)

    /// A character that no key has is kept as one that is none, so that whoever judges keys refuses it. False: there is no room.
    bool append(QChar character);
    void chop();
    void clear();
    qsizetype size() const { return m_size; }
    /// As long as this lives and is not changed.
    QByteArrayView bytes() const { return {m_bytes.data(), m_size}; }

private:
    std::array<char, kMost> m_bytes{};
    qsizetype m_size = 0;
};

} // namespace qd::ui
