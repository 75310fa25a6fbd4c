#pragma once

#include <QString>

#include <utility>
#include <variant>

namespace qd {

/// What went wrong, as a value. `text` is one English sentence for logs and the command line.
struct Error {
    /// A kind exists only where some caller acts differently on it.
    enum Kind {
        Cancelled, ///< the person or a stop asked for it; nobody shows an error box
        Network,   ///< the outside did not answer
        Model,     ///< a model answered something unusable
        Parse,     ///< bad input: a file, an argument, a document
        Store,     ///< the record could not be read or written
        Rule,      ///< policy, authority or budget says no
        Busy,      ///< another process holds this home
        Internal,  ///< a fault of ours
    };
    Kind kind = Internal;
    QString text;
    QString where; ///< file, path in a file, argument: the place that is wrong; may be empty
    QString hint;  ///< what would be right; may be empty
};

/// The result of a call that has no value to give.
struct Done {};

/// A value or an Error. Default-constructed it is an error, which coroutines need.
template <class T = Done>
class [[nodiscard]] Result {
public:
    Result() = default;
    Result(T value) : m_held(std::in_place_index<1>, std::move(value)) {}
    Result(Error error) : m_held(std::in_place_index<0>, std::move(error)) {}

    explicit operator bool() const { return m_held.index() == 1; }
    const T& value() const& { return std::get<1>(m_held); }
    T& value() & { return std::get<1>(m_held); }
    T value() && { return std::get<1>(std::move(m_held)); } ///< by value: a loop over it may outlive the result
    const T* operator->() const { return &std::get<1>(m_held); }
    T* operator->() { return &std::get<1>(m_held); }
    const T& operator*() const& { return std::get<1>(m_held); }
    T& operator*() & { return std::get<1>(m_held); }
    T operator*() && { return std::get<1>(std::move(m_held)); }
    const Error& error() const { return std::get<0>(m_held); }

private:
    std::variant<Error, T> m_held;
};

} // namespace qd
