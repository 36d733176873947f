#pragma once

#include <QTest>

#include <rapidcheck.h>

#include <sstream>

/// Runs a rapidcheck property as a Qt Test check: the counterexample becomes the failure's message.
template <class Property> void checkProperty(Property property)
{
    const auto result = rc::detail::checkTestable(std::move(property));
    std::ostringstream message;
    rc::detail::printResultMessage(result, message);
    QVERIFY2(result.template is<rc::detail::SuccessResult>(), message.str().c_str());
}
