#pragma once

#include <optional>
#include <string>
#include <utility>

namespace verdict {

/// What kind of expected failure this is; callers branch on it, people read Error::reason.
enum class ErrorKind {
    BadInput,    ///< what was given cannot be used; nothing changed
    NotFound,    ///< nothing by that name here
    NotAllowed,  ///< the member's role, or the state of the case, forbids it
    Conflict,    ///< somebody or something else got there first
    Busy,        ///< another process holds the workspace; the reason says which
    Storage,     ///< disk full, read-only, or an input/output error; nothing was half-applied
    Damaged,     ///< what is stored does not verify
    Locked,      ///< the keys are not open (wrong or missing passphrase)
    Cancelled,   ///< the caller asked to stop
    Unreachable, ///< the shared store cannot be reached now; later it may
};

/// An expected failure: a kind to branch on, and a sentence that says what is so and what one can do.
struct Error {
    ErrorKind kind = ErrorKind::BadInput;
    std::string reason;
};

/// A value or the reason why there is none.
template <class T> class [[nodiscard]] Result {
public:
    Result(T value) : m_value(std::move(value)) {}
    Result(Error error) : m_error(std::move(error)) {}
    explicit operator bool() const { return m_value.has_value(); }
    [[nodiscard]] const T &value() const & { return m_value.value(); }
    [[nodiscard]] T &value() & { return m_value.value(); }
    [[nodiscard]] T &&value() && { return std::move(m_value).value(); }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }
    [[nodiscard]] const Error &error() const { return m_error; }

private:
    std::optional<T> m_value;
    Error m_error;
};

/// Done, or the reason why not.
template <> class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)), m_ok(false) {}
    explicit operator bool() const { return m_ok; }
    [[nodiscard]] const Error &error() const { return m_error; }

private:
    Error m_error;
    bool m_ok = true;
};

} // namespace verdict
