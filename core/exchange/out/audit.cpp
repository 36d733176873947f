#include "core/exchange/out/audit.h"

#include "core/case/jsonwriter.h"

#include <simdjson.h>
#include <sodium.h>

namespace verdict {
namespace {

std::string base64(const void *bytes, std::size_t size)
{
    std::string text(sodium_base64_encoded_len(size, sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), static_cast<const unsigned char *>(bytes), size,
                      sodium_base64_VARIANT_ORIGINAL);
    text.pop_back(); // libsodium counts a closing zero byte
    return text;
}

std::string base64(const std::string &bytes) { return base64(bytes.data(), bytes.size()); }

void putObject(JsonWriter &json, const AuditObject &object)
{
    json.beginObject().key("name").text(object.name.hex()).key("salt").text(base64(object.salt));
    if (!object.content)
        json.key("text").null();
    else if (simdjson::validate_utf8(*object.content))
        json.key("text").text(*object.content);
    else
        json.key("base64").text(base64(*object.content));
    json.endObject();
}

} // namespace

std::string auditLine(const AuditEvent &event)
{
    JsonWriter json;
    json.beginObject().key("body").text(event.body).key("hash").text(event.hash.hex());
    json.key("sig").text(base64(event.signature.data(), event.signature.size()));
    json.key("key").text(base64(event.key.bytes.data(), event.key.bytes.size())).key("payload");
    if (event.payload)
        json.text(*event.payload);
    else
        json.null();
    json.key("salt").text(base64(event.salt));
    if (!event.objects.empty()) {
        json.key("objects").beginArray();
        for (const auto &object : event.objects)
            putObject(json, object);
        json.endArray();
    }
    return json.endObject().take() + '\n';
}

} // namespace verdict
