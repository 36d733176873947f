#pragma once

#include <memory>
#include <mutex>

namespace verdict {

/// A value as in force now, shared between threads and replaced as a whole.
template <class T> class InForce {
public:
    explicit InForce(T value) : m_value(std::make_shared<const T>(std::move(value))) {}
    explicit InForce(std::shared_ptr<const T> value) : m_value(std::move(value)) {}

    [[nodiscard]] std::shared_ptr<const T> get() const
    {
        const std::lock_guard guard(m_mutex);
        return m_value;
    }
    void set(T value) { set(std::make_shared<const T>(std::move(value))); }
    void set(std::shared_ptr<const T> value)
    {
        const std::lock_guard guard(m_mutex);
        m_value = std::move(value);
    }

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const T> m_value;
};

} // namespace verdict
